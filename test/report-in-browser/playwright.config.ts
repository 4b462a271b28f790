import { browserConfig } from '../browser-config.ts';

export default browserConfig('report-in-browser');
