import { browserConfig } from '../browser-config.ts';

export default browserConfig('fallback-in-browser');
