Feature: PDUs
  PDUs carry events and state between home servers, and say which others were seen before them.

  Background:
    Given Alice has an account
    And Carol of blue shares a room with Alice

  @req:pdu.fields
  Rule: A PDU has an id, context, origin, ts, pdu_type, prev_pdus, content and is_state

    Example: A message
      When Alice sends the message "look at my PDU"
      Then the PDU that carries it to blue has every field of the draft
      And that PDU is not state

    Example: State
      When Alice sets the topic "look at my PDU"
      Then the PDU that carries that topic to blue has every field of the draft
      And that PDU is state

  @req:pdu.prev-any-origin
  Rule: prev_pdus refers to the PDUs last seen in the context whoever sent them, as [origin, id] pairs

    Example: A PDU of the target refers to one of another origin
      Given Alice follows her events
      And Carol of blue has sent the message "a question"
      And Alice has received it
      When Alice sends the message "an answer"
      Then the PDU that carries it to blue refers to the message "a question" as origin and id

  @req:pdu.prev-forward
  Rule: A PDU sent after others were received refers to them, itself or through the PDUs that it refers to

    Example: Of two PDUs received one after the other it refers to the second
      Given Alice follows her events
      And Carol of blue has sent the message "first"
      And Alice has received it
      And Carol of blue has sent the message "second"
      And Alice has received it
      When Alice sends the message "third"
      Then the PDU that carries it to blue refers to the message "second"

    Example: It refers to the target's own last PDU
      When Alice sends the message "first"
      And blue has received it
      And Alice sends the message "second"
      Then the PDU that carries it to blue refers to the message "first"

  @req:pdu.duplicate
  Rule: A PDU that arrives twice (by push, by backfill, by two routes) is shown once

    Example: In two transactions
      Given Alice follows her events
      And Carol of blue has sent the message "an echo"
      And Alice has received it
      When blue sends the same PDU in another transaction
      Then Alice receives that message once, as a later one shows

    Example: Twice in one transaction
      Given Alice follows her events
      When Carol of blue sends the message "an echo" twice in one transaction
      Then Alice receives that message once, as a later one shows

  @req:pdu.member-only
  Rule: A PDU from a server or user that is not in the room is refused

    Background:
      Given Alice follows her events

    Example: From a user who is not in the room
      When Mallory of blue, who is not in the room, sends the message "let me in"
      Then Alice does not receive that message, as a later one of Carol of blue shows

    Example: From a server that is not in the room
      When Mallory of green, who is not in the room, sends the message "let me in"
      Then Alice does not receive that message, as a later one of Carol of blue shows

    Example: In the name of a member of another server
      When green sends a message in the name of Carol of blue
      Then Alice does not receive that message, as a later one of Carol of blue shows
