Feature: Rooms
  A room is a place where users send and receive messages. It can be created, joined and left.

  @req:room.create
  Rule: A user can create a room

    Example: A <visibility> room
      Given Alice has an account
      When Alice makes a <visibility> room
      Then the request is accepted
      And the answer gives a room id
      And Alice can send a message to that room

      Examples:
        | visibility |
        | public     |
        | private    |

  @req:room.id-unique
  Rule: A room has exactly one room id, and no two rooms share one

    Example: Two rooms made alike have two ids
      Given Alice has an account
      When Alice makes two rooms alike
      Then the two rooms have different ids

    Example: All participants know the room by the same id
      Given Alice and Bob have accounts
      And Alice has made a public room
      And Bob has joined the room
      And Bob follows his events
      When Alice sends the message "where are we?"
      Then Bob receives it under the room's id

  @req:room.join
  Rule: A user can join a room they may enter

    Example: Anybody may enter a public room
      Given Alice and Bob have accounts
      And Alice has made a public room
      When Bob joins the room
      Then the request is accepted
      And Bob can send a message to the room

  @req:room.leave
  Rule: A member can leave, and then no longer receives what is sent

    Example: What is said after leaving is not received
      Given Alice and Bob have accounts
      And Alice has made a public room
      And Bob has joined the room
      And Alice and Bob share another room
      And Bob follows his events
      And Alice has sent the message "while you were here"
      And Bob has received it
      When Bob leaves the room
      And Alice sends the message "behind your back"
      Then the leaving was accepted
      And Bob does not receive that message, as the other room shows

  @req:room.deliver-all
  Rule: A message sent to a room reaches every participant, on every home server involved

    Example: All on one server
      Given Alice, Bob and Cleo have accounts
      And Alice has made a public room
      And Bob has joined the room
      And Cleo has joined the room
      And Alice, Bob and Cleo follow their events
      When Alice sends the message "to all of you"
      Then Alice, Bob and Cleo each receive it

    Example: From the target to every server in the room
      Given Alice has an account
      And Alice has made a public room
      And Carol of blue has joined the room
      And Dave of green has joined the room
      And blue receives the room's messages
      When Alice sends the message "near and far"
      Then blue and green each receive it

    Example: From another server to every participant of the target
      Given Alice, Bob and Cleo have accounts
      And Alice has made a public room
      And Bob has joined the room
      And Cleo has joined the room
      And Carol of blue has joined the room
      And Alice, Bob and Cleo follow their events
      When Carol of blue sends the message "from afar"
      And Alice has received it
      Then Bob and Cleo each receive it

  @req:room.members-only
  Rule: Someone who is not a participant neither receives nor sends messages in the room

    Background:
      Given Alice and Mallory have accounts
      And Alice has made a public room

    Example: A stranger cannot send
      Given Alice has sent the message "members speak here"
      When Mallory, who is not in the room, sends the message "let me speak"
      Then the request is refused

    Example: What a stranger sends is not heard
      Given Alice follows her events
      When Mallory, who is not in the room, sends the message "let me speak"
      Then Alice does not receive that message, as a later one shows

    Example: A stranger does not receive
      Given Alice and Mallory share another room
      And Mallory follows his events
      When Alice sends the message "among ourselves"
      Then Mallory does not receive that message, as the other room shows

    Example: A stranger cannot read the history of a private room
      Given Alice has made a private room
      And Alice has sent the message "among ourselves"
      And Alice finds it in the room's history
      When Mallory asks what happened in the room
      Then the answer does not hold that message

  @req:room.alias
  Rule: An alias resolves to the room id and to servers that know the room, locally and across servers

    Example: An alias of the target, asked by a user
      Given Alice and Bob have accounts
      And Alice has made a public room with an alias
      When Bob asks where that alias leads
      Then the answer gives that room's id
      And the answer names the target among the servers

    Example: An alias of the target, asked by another server
      Given Alice has an account
      And Alice has made a public room with an alias
      And a server blue
      When blue asks the target where that alias leads
      Then the answer gives that room's id
      And the answer names the target among the servers

    Example: An alias of another server
      Given Alice has an account
      And Carol of blue has made a public room with an alias
      When Alice asks where that alias leads
      Then the answer gives that room's id
      And the answer names blue among the servers

  @req:room.invite-join
  Rule: Invite then join: an invited user learns of the invitation and can join, also from another home server

    Example: On one server
      Given Alice and Bob have accounts
      And Alice has made a private room
      And Bob follows his events
      When Alice invites Bob to the room
      Then Bob receives the invitation
      And Bob can join the room

    Example: A user of another server is invited into a room of the target
      Given Alice has an account
      And Carol of blue shares a room with Alice
      And blue receives the room's messages
      And Alice has made a private room
      When Alice invites Carol of blue to the room
      Then Carol of blue receives the invitation
      And Carol of blue can join the room

    Example: A user of the target is invited into a room of another server
      Given Alice has an account
      And Alice follows her events
      And Carol of blue has made a private room
      When Carol of blue invites Alice to the room
      Then Alice receives the invitation
      And Alice can join the room

  @req:room.private-join
  Rule: An uninvited user cannot join a private room

    Example: Only the invited user gets in
      Given Alice, Bob and Mallory have accounts
      And Alice has made a private room
      And Alice has invited Bob to the room
      And Bob has joined the room
      When Mallory joins the room
      Then the request is refused

    Example: Nor through another server
      Given Alice has an account
      And Carol of blue shares a room with Alice
      And Alice has made a private room
      And Alice has invited Carol of blue to the room
      And Carol of blue has joined the room
      When Mallory of blue asks to join the room
      Then blue is told of no join of Mallory of blue, as a later message shows

  @req:room.state
  Rule: State data keeps one current value per (type, state key); a later joiner sees the current value

    Background:
      Given Alice and Bob have accounts
      And Alice has made a public room

    Example: The later value replaces the earlier one
      Given Alice has set the topic "first"
      And Alice reads the topic "first"
      When Alice sets the topic "second"
      Then the request is accepted
      And Alice finds the topic "second"

    Example: A later joiner sees the current value
      Given Alice has set the topic "before you came"
      And Alice has set the topic "current"
      When Bob joins the room
      And that was accepted
      Then Bob finds the topic "current"

    Example: Two state keys hold two values
      When Alice sets the state "org.touchstone.colour" of "sky" to "blue"
      And Alice sets the state "org.touchstone.colour" of "grass" to "green"
      Then Alice finds the state "org.touchstone.colour" of "sky" to be "blue"
      And Alice finds the state "org.touchstone.colour" of "grass" to be "green"

  @req:room.non-state
  Rule: Non-state data accumulates and never overwrites

    Example: The same thing said three times was said three times
      Given Alice has an account
      And Alice has made a public room
      When Alice sends these messages:
        | again |
        | again |
        | again |
      Then the room's history, read by Alice, holds that message 3 times
