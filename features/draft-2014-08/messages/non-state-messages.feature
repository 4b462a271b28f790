Feature: Non-state messages
  m.room.message carries what users say to each other.

  Background:
    Given Alice and Bob have accounts
    And Alice has made a public room
    And Bob has joined the room
    And Bob follows his events

  @req:msg.message
  Rule: m.room.message is non-state data; its msgtype says what it is

    Example: With both it is accepted
      When Alice sends an m.room.message with "msgtype" and "body"
      Then the request is accepted

    Example: It is no state
      When Alice sends the message "said, not set"
      Then Bob receives it as an event that is not state

    Example: It keeps its msgtype
      When Alice sends the message "what am I?"
      Then Bob receives it with its msgtype

  @req:msg.message.type-required
  Rule: An m.room.message without a msgtype is refused

    Example: Without <missing> it is refused
      Given Alice has sent the message "complete"
      When Alice sends an m.room.message with <parts>
      Then the request is refused

      Examples:
        | missing              | parts                        |
        | "msgtype"            | a "body" and no "msgtype"    |
        | "msgtype" and "body" | neither "msgtype" nor "body" |
