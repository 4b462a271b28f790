Feature: Login
  Any client can log in to any home server, because the server says how, and every way ends alike.

  @req:login.flows.all
  Rule: Asked for login requirements, the server lists every valid flow

    Example: The answer lists at least one flow
      When somebody asks how to log in
      Then the answer lists flows

    Example: A way that lets a user in is listed
      Given Alice has an account
      And Alice has logged in by password
      When somebody asks how to log in
      Then "m.login.password" is the first stage of a listed flow

  @req:login.flows.stages
  Rule: A flow of several stages lists all of them, the first being its type; a single-stage flow may leave stages out

    Example: Every listed flow of several stages begins with its type
      When somebody asks how to log in
      Then every listed flow of several stages begins with its type

  @req:login.stage.type
  Rule: Every distinct stage has a namespaced type string

    Example: Every listed flow and stage names its type
      When somebody asks how to log in
      Then every listed flow has a namespaced type
      And every listed stage has a namespaced type

  @req:login.credentials
  Rule: A completed login returns the fully-qualified user_id and a new access_token

    Background:
      Given Alice has an account

    Example: The answer names the user and gives a token
      When Alice completes a login by password
      Then the answer gives Alice's full user id
      And the answer gives an access token that Alice did not have before

    Example: The token given is good
      Given Alice has logged in by password
      When Alice follows her events with that token
      Then the request is accepted

    Example: Each login gives a new token
      Given Alice has logged in by password
      When Alice completes a login by password
      Then the answer gives an access token that Alice did not have before

  @req:login.localpart
  Rule: A user may name themselves by full user id or by localpart; user_id in the answer is always full

    Example: By <name>
      Given Alice has an account
      And Alice has logged in by password
      When Alice logs in with her <name>
      Then the answer gives Alice's full user id

      Examples:
        | name         |
        | full user id |
        | localpart    |

    Example: A full user id of another home server is nobody here
      Given Alice has an account
      And Alice has logged in by password
      When Alice logs in with her localpart at another home server
      Then the request is refused
      And no credentials are given

  @req:login.session.issue @oauth @mail
  Rule: A login of several requests may carry a session

    Example: A login by OAuth2 comes with a session
      Given Alice may log in by OAuth2
      When Alice asks where to authorize
      And that was accepted
      Then the session in the answer is a string

  @req:login.session.required @mail
  Rule: Where a session was issued, a follow-up without it, or with a foreign or spent one, does not complete the login

    Example: With <session> the right code gives nothing
      Given Alice may log in by emailed code
      And Bob may log in by emailed code
      And Bob has asked for a code
      And Alice has asked for a code
      When Alice submits the code she was sent with <session>
      Then no credentials are given
      And Alice can still complete the login with its own session

      Examples:
        | session                     |
        | no session                  |
        | a session that was made up  |
        | the session of Bob's login  |
        | a session that is no string |

    Example: A spent session gives nothing again
      Given Alice may log in by emailed code
      And Alice has asked for a code
      And Alice has completed the login with it
      When Alice submits the code she was sent
      Then the request is refused
      And no credentials are given

    Example: Two logins of one user do not disturb each other
      Given Alice may log in by emailed code
      And Alice has asked for a code
      And Alice has asked for another code in another login
      When Alice submits the first code in the first session
      Then the answer gives credentials or names the next stage

    Example: A session that has grown old gives nothing
      Given Alice may log in by emailed code
      And Alice has logged in that way
      And Alice has asked for a code
      And an hour has passed
      When Alice submits the code she was sent
      Then the request is refused
      And no credentials are given

  @req:login.session.client
  Rule: A client sends the session it was given in every later request of that login

    Example: In a login by <flow>
      Given a scripted home server that offers a login by <flow> and gives a session
      When our client logs in there
      Then the client logged in
      And every request after the first carried the session

      Examples:
        | flow                                   |
        | emailed code                           |
        | emailed link                           |
        | password, then emailed code            |
        | emailed code, then emailed link        |

  @req:login.one-flow
  Rule: A client picks one flow and keeps to its stages

    Example: Of three flows
      Given a scripted home server that offers these logins and gives a session:
        | password, then emailed code |
        | emailed code, then password |
        | emailed link                |
      When our client logs in there
      Then the client logged in
      And the stages it submitted are those of one listed flow, in order

  @req:login.unknown-type
  Rule: A login type the server does not offer is refused with a standard error

    Example: A type that nobody has
      Given Alice has an account
      And Alice has logged in by password
      When Alice logs in with a type that nobody has
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given

    Example: A type that is no string
      Given Alice has an account
      And Alice has logged in by password
      When Alice logs in with a type that is no string
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given
