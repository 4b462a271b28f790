Feature: Non-state messages
  m.room.message carries what users say to each other.

  @req:msg.message
  Rule: The content of m.room.message has a msgtype and a body; without them it is refused

    Background:
      Given Alice has an account
      And Alice has made a public room

    Example: With both it is accepted
      When Alice sends an m.room.message with "msgtype" and "body"
      Then the request is accepted

    Example: Without <missing> it is refused
      Given Alice has sent the message "complete"
      When Alice sends an m.room.message with <parts>
      Then the request is refused

      Examples:
        | missing              | parts                        |
        | "msgtype"            | a "body" and no "msgtype"    |
        | "body"               | a "msgtype" and no "body"    |
        | "msgtype" and "body" | neither "msgtype" nor "body" |
