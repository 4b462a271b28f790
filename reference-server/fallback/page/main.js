// The login page: it plays the client of the draft for people whose own client cannot.

import { facts } from './facts.js';
import { Login } from './login.js';

new Login(facts).choose({ keepsFocus: true });
