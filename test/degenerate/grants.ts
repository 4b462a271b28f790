import type { DegenerateName } from './targets.ts';

/** The rows that such a target passes by right, each with the reason. Every other row of party server or peer must not pass. */
export const grants: Readonly<Partial<Record<DegenerateName, Readonly<Record<string, string>>>>> = {
  'is a static site': {
    'login.fallback.html': 'it answers with an HTML page, and login.fallback.complete judges what stands on it',
  },
  'accepts everything and delivers nothing': {
    'arch.http-json': 'it answers in JSON',
    'register.token': 'it gives a token, and accepts it',
    'register.like-login': 'it lists a flow to register by',
    'login.flows.all': 'it lists the flow by which it lets users in',
    'login.stage.type': 'the type that it lists is namespaced',
    'login.credentials': 'it gives the full user id and a new token, and accepts that',
    'login.password.ok': 'it accepts the right password; login.password.bad judges that it accepts the wrong one too',
    'room.create':
      'it gives a room id, and accepts what is sent there; room.deliver-all judges that it delivers nothing',
    'room.join': 'it accepts the join, and then what is sent; room.deliver-all judges that it delivers nothing',
  },
};
