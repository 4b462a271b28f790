Feature: Transactions
  A transaction is the envelope of PDUs and EDUs between two home servers, and means something to these two only.

  Background:
    Given Alice has an account
    And Carol of blue shares a room with Alice
    And Alice follows her events

  @req:txn.object
  Rule: A transaction is a JSON object; anything else is refused

    Example: The target sends an object
      When Alice sends the message "what shape am I in?"
      Then the transaction that carries it to blue is a JSON object

    Example: The target refuses <body>
      Given Carol of blue has sent the message "as it should be"
      When blue sends a transaction whose body is <body>
      Then the request is refused

      Examples:
        | body         |
        | a list       |
        | a string     |
        | a number     |
        | null         |
        | not JSON     |

  @req:txn.id
  Rule: A transaction has an opaque id made by its origin; it is the id in the PUT URL

    Example: The id in the body is the id in the URL
      When Alice sends the message "what is my envelope's id?"
      Then the transaction that carries it to blue names its id as its URL does

    Example: Two transactions have two ids
      When Alice sends the message "first"
      And blue has received it
      And Alice sends the message "second"
      And blue has received it
      Then blue received them under different transaction ids

    Example: The target takes an id <form>
      When Carol of blue sends the message "any id will do" in a transaction with an id <form>
      Then the request is accepted
      And Alice receives it

      Examples:
        | form               |
        | of digits          |
        | of hex digits      |
        | that is a UUID     |
        | of 100 characters  |
        | with -._~ in it    |

  @req:txn.ts
  Rule: ts is the time at the origin in milliseconds since the epoch; it may have a fraction

    Example: The time of what the target sends
      When Alice sends the message "what time is it?"
      Then the transaction that carries it to blue has the present time in milliseconds

  @req:txn.names
  Rule: origin and destination name the two servers

    Example: The names on what the target sends
      When Alice sends the message "from whom to whom?"
      Then the transaction that carries it to blue names the two servers as origin and destination

  @req:txn.misdirected
  Rule: A transaction meant for another destination takes no effect

    Example: What is meant for another server has no effect
      Given Carol of blue has sent the message "as it should be"
      When Carol of blue sends the message "not for you" in a transaction meant for another server
      Then Alice does not receive that message, as a later one shows

  @req:txn.pairwise
  Rule: An id means something only between its two servers: the same id from another origin is another transaction

    Example: The same id from two origins names two transactions
      Given Dave of green has joined the room
      And Carol of blue has sent the message "from blue"
      When Dave of green sends the message "from green" in a transaction with the same id
      Then Alice receives both

  @req:txn.retry
  Rule: A transaction that was not acknowledged (refused connection, time-out, 5xx) is sent again, same id and body, until it is

    Example: After <trouble>
      Given blue will meet the target's next transaction with <trouble>
      When Alice sends the message "you must hear this"
      Then blue is sent the same transaction again, once

      Examples:
        | trouble                        |
        | the answer 503                 |
        | a dropped connection           |
        | an answer that is lost         |
        | no answer                      |

    Example: After trouble that lasts
      Given blue will meet the target's next 3 transactions with the answer 503
      When Alice sends the message "you must hear this"
      Then blue is sent the same transaction again, 3 times

    Example: After a refused connection
      Given Dave of green has joined the room
      And blue refuses connections of the target
      And Alice has sent the message "you must hear this"
      And the target has tried to reach blue
      And green has received it
      When blue takes connections of the target again
      Then blue eventually receives it

  @req:txn.idempotent
  Rule: A transaction received again takes effect once and is answered as before

    Example: Sent twice, answered alike
      Given Carol of blue has sent the message "only once"
      When blue sends the same transaction again
      Then the request is accepted
      And it was answered as before

    Example: Sent twice, shown once
      When Carol of blue sends the message "only once" in a transaction
      And blue sends the same transaction again
      Then Alice receives that message once, as a later one shows

    Example: Sent again after the answer was lost
      Given the target's next answer to blue is lost
      When Carol of blue sends the message "did you hear me?" in a transaction
      And blue sends the same transaction again
      Then the request is accepted
      And Alice receives that message once, as a later one shows

  @req:txn.pdus-list
  Rule: pdus is a list of zero or more PDUs

    Example: The target sends a list
      When Alice sends the message "one of a list"
      Then the transaction that carries it to blue holds its PDUs in a list

    Example: The target takes <n> PDUs in one transaction
      When Carol of blue sends <n> messages in one transaction
      Then the request is accepted
      And Alice receives all of them

      Examples:
        | n  |
        | 1  |
        | 2  |
        | 20 |

  @req:txn.edus-optional
  Rule: edus is a list, and may be absent

    Example: The target sends a list or nothing
      When Alice sends the message "any EDUs with it?"
      Then the transaction that carries it to blue holds its EDUs in a list or has none

    Example: The target takes a transaction without EDUs
      When Carol of blue sends the message "no EDUs here" in a transaction without "edus"
      Then the request is accepted
      And Alice receives it

  @req:txn.empty
  Rule: An empty transaction is accepted, and its prev_ids still count

    Example: It is accepted
      When blue sends an empty transaction
      Then the request is accepted

    Example: It tells of a transaction that was missed
      Given Carol of blue has sent the message "as it should be"
      And Carol of blue has sent the message "lost on the way", which was lost on its way to the target
      When blue sends an empty transaction
      Then the target asks blue for what it missed
