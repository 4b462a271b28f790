@mail
Feature: Email-based login by a code
  The stage m.login.email.code sends a code to the user's address and takes it back.

  @req:login.email-code.send
  Rule: m.login.email.code validates the address, emails a code and answers with type and session

    Example: The answer names the stage and the session, and the code comes
      Given Alice may log in by emailed code
      When Alice asks for a code
      Then the answer gives the type "m.login.email.code" and a session
      And a mail with a code comes to Alice

  @req:login.email-code.ok
  Rule: The emailed code with its session yields credentials or the next stage

    Example: The code that was sent
      Given Alice may log in by emailed code
      And Alice has asked for a code
      When Alice submits the code she was sent
      Then the answer gives credentials or names the next stage

    Example: A user who names herself by full user id
      Given Alice may log in by emailed code
      And Alice has asked for a code by her full user id
      When Alice submits the code she was sent
      Then the answer gives credentials or names the next stage

    Example: The right code after a wrong one
      Given Alice may log in by emailed code
      And Alice has asked for a code
      And Alice has submitted a wrong code
      When Alice submits the code she was sent
      Then the answer gives credentials or names the next stage

  @req:login.email-code.bad
  Rule: A wrong, spent or foreign code yields a standard error and no credentials

    Example: <code>
      Given Alice may log in by emailed code
      And Bob may log in by emailed code
      And Alice has logged in that way
      And Bob has asked for a code
      And Alice has asked for a code
      When Alice submits <code>
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given

      Examples:
        | code                       |
        | a wrong code               |
        | the code that Bob was sent |
        | an empty code              |
        | a code that is no string   |

    Example: The code of an earlier login
      Given Alice may log in by emailed code
      And Alice has asked for a code
      And Alice has completed the login with it
      And Alice has asked for another code in another login
      When Alice submits the first code in the second session
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given

  @req:login.email-code.bounded
  Rule: The number of guesses at a code is bounded

    Example: After 100 wrong guesses the right code comes too late
      Given Alice may log in by emailed code
      And Alice has logged in that way
      And Alice has asked for a code
      When Alice guesses 100 times and then submits the code she was sent
      Then no credentials are given

  @req:login.email-code.address
  Rule: An address that is malformed or not the user's gets no email and a standard error

    Example: <address>
      Given Alice may log in by emailed code
      And Bob may log in by emailed code
      When Alice asks for a code to <address>
      Then the request is refused
      And the refusal has the standard error body
      And no mail was sent for it, as a later one to Alice shows

      Examples:
        | address                              |
        | Bob's address                        |
        | an address that nobody has           |
        | her address without the domain       |
        | her address with a display name      |
        | her address and Bob's after a comma  |
        | her address with a header after a line break |
        | an address that is no string         |
        | no address at all                    |

    Example: A user who is unknown
      Given Alice may log in by emailed code
      And Bob may log in by emailed code
      When a user who is unknown asks for a code to Alice's address
      Then the request is refused
      And the refusal has the standard error body
      And no mail was sent for it, as a later one to Alice shows
