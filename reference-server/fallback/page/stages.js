// What is asked of a person at each type of stage, and what is said. Draft: Registration and login.

export const stages = {
  'm.login.password': {
    heading: 'Your password',
    words: 'Log in with the password of your account.',
    fields: ['user', 'password'],
    button: 'Continue',
  },
  'm.login.oauth2': {
    heading: 'Log in at another service',
    words: 'The service you have linked with your account will tell who you are.',
    fields: ['user'],
    button: 'Continue',
  },
  'm.login.email.code': {
    heading: 'Get a code by email',
    words: 'We send a code to the email address of your account.',
    fields: ['user', 'email'],
    button: 'Send the code',
  },
  'm.login.email.url': {
    heading: 'Get a link by email',
    words: 'We send a link to the email address of your account.',
    fields: ['user', 'email'],
    button: 'Send the link',
  },
};
