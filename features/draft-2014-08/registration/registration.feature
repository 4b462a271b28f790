Feature: Registration
  Before the login chapter proper the draft says how a user comes to be, and what the access token is for.

  @req:register.token
  Rule: Registration gives an access token

    Example: A new user is given credentials
      When Alice registers
      Then the answer gives an access token

    Example: The token given is good
      Given Alice has an account
      When Alice follows her events with that token
      Then the request is accepted

  @req:register.taken
  Rule: A user id that is taken is refused

    Example: A second registration does not get the first one's user id
      Given Alice has an account
      When somebody else registers as Alice
      Then Alice's user id is not given away

  @req:register.invalid
  Rule: A localpart that makes no user id is refused

    Example: A localpart that <flaw> is not used
      Given anybody may register
      When somebody registers with a localpart that <flaw>
      Then no user id with that localpart is given

      Examples:
        | flaw                                |
        | has a colon                         |
        | is a user id of another home server |

  @req:register.token-required
  Rule: Every request needs the token in the access_token query parameter: without one, or with an unknown one, it is refused

    Example: To <act> without a token is refused
      Given Alice has an account
      And Alice has made a public room
      And Alice may <act>
      When Alice tries to <act> without a token
      Then the request is refused

      Examples:
        | act                  |
        | make a room          |
        | send a message       |
        | follow her events    |
        | set her display name |

    Example: To <act> with an unknown token is refused
      Given Alice has an account
      And Alice has made a public room
      And Alice may <act>
      When Alice tries to <act> with a token that was never given
      Then the request is refused

      Examples:
        | act                  |
        | make a room          |
        | send a message       |
        | follow her events    |
        | set her display name |

  @req:register.like-login
  Rule: Registration offers stages as login does

    Example: Asked for registration requirements, the server lists flows
      When somebody asks how to register
      Then the answer lists flows
      And every listed flow has a namespaced type

    Example: A registration by its stages
      Given anybody may register
      And the target lists how to register
      When Alice registers by password as a stage
      Then the answer gives a user id and an access token
