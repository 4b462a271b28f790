Feature: m.room.message types
  What kinds of message there are, and that each arrives as it was sent.

  @req:msg.type.text
  Rule: m.text is carried unharmed end to end

    Example: On one server: <text>
      Given Alice and Bob have accounts
      And Alice has made a public room
      And Bob has joined the room
      And Bob follows his events
      When Alice sends a text <text>
      Then Bob receives that text unharmed

      Examples:
        | text                        |
        | of plain words              |
        | with spaces at both ends    |
        | of several lines            |
        | outside ASCII               |
        | that looks like markup      |
        | with further keys           |

    Example: To another server: <text>
      Given Alice has an account
      And Carol of blue shares a room with Alice
      When Alice sends a text <text>
      Then blue receives that text unharmed

      Examples:
        | text                        |
        | with spaces at both ends    |
        | outside ASCII               |
        | with further keys           |

    Example: From another server: <text>
      Given Alice has an account
      And Carol of blue shares a room with Alice
      And Alice follows her events
      When Carol of blue sends a text <text>
      Then Alice receives that text unharmed

      Examples:
        | text                        |
        | with spaces at both ends    |
        | outside ASCII               |
        | with further keys           |
