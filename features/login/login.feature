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

  @req:login.stage.type
  Rule: Every distinct stage has a namespaced type string

    Example: Every listed flow and stage names its type
      When somebody asks how to log in
      Then every listed flow has a namespaced type
      And every listed stage has a namespaced type

  @req:login.credentials
  Rule: A completed login returns the fully-qualified user id and a new access token

    Background:
      Given Alice has an account

    Example: The answer names the user and gives a token
      When Alice completes a login by password
      Then the answer gives Alice's full user id
      And the answer gives an access token that she did not have before

    Example: The token given is good
      Given Alice has logged in by password
      When Alice follows her events with that token
      Then the request is accepted

    Example: Each login gives a new token
      Given Alice has logged in by password
      When Alice completes a login by password
      Then the answer gives an access token that she did not have before

  @req:login.localpart
  Rule: A user may name themselves by full user id or by localpart

    Example: By <name>
      Given Alice has an account
      And Alice has logged in by password
      When Alice logs in by password as her <name>
      Then the answer gives Alice's full user id

      Examples:
        | name         |
        | full user id |
        | localpart    |

  @req:login.unknown-type
  Rule: A login type the server does not offer is refused with a standard error

    Example: A type that nobody has
      Given Alice has an account
      And Alice has logged in by password
      When Alice logs in by "org.touchstone.login.nonesuch" with her password
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given
