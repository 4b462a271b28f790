Feature: Password-based login
  The stage m.login.password takes a user and a password.

  @req:login.password.ok
  Rule: m.login.password with the right password yields credentials or the next stage

    Example: The right password
      Given Alice has an account
      When Alice logs in with the right password
      Then the answer gives credentials or names the next stage

    Example: A password <kind>
      Given Alice has an account whose password is <kind>
      When Alice logs in with the right password
      Then the answer gives credentials or names the next stage

      Examples:
        | kind                 |
        | outside ASCII        |
        | with spaces in it    |
        | of 64 characters     |
        | of 100 characters    |

  @req:login.password.bad
  Rule: A wrong password or an unknown user yields a standard error and no credentials

    Background:
      Given Alice and Bob have accounts
      And Alice has logged in by password

    Example: <attempt>
      When Alice logs in with <attempt>
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given

      Examples:
        | attempt                            |
        | a wrong password                   |
        | Bob's password                     |
        | an empty password                  |
        | no password at all                 |
        | her password in another case       |
        | her password cut short             |
        | a password of 1000 characters      |
        | a password that is no string       |
        | a user that is no string           |
        | no user at all                     |
        | the name of a user who is unknown  |

    Example: The beginning of a long password
      Given Cleo has an account whose password is of 100 characters
      And Cleo has logged in by password
      When Cleo logs in with the first 72 characters of her password
      Then the request is refused
      And the refusal has the standard error body
      And no credentials are given

  @req:login.password.no-oracle
  Rule: A wrong password and an unknown user are answered alike

    Example: Neither status nor words tell them apart
      Given Alice has an account
      And Alice has logged in by password
      And a login of Alice with a wrong password was refused, twice
      When somebody logs in as a user who is unknown
      Then Alice and the unknown user were answered alike
