Feature: Federation
  Home servers exchange messages by push, and ask each other by query.

  @req:fed.push
  Rule: Events are pushed in real time by the origin's HTTP client into the destination server

    Example: From the target
      Given Alice has an account
      And Carol of blue shares a room with Alice
      When Alice sends the message "pushed to you"
      Then blue receives it

    Example: To the target
      Given Alice has an account
      And Carol of blue shares a room with Alice
      And Alice follows her events
      When Carol of blue sends the message "pushed to you"
      Then Alice receives it

  @req:fed.query.get
  Rule: A query is a GET to a specific URL answered in the same exchange (profile, directory)

    Example: The target answers a query about <subject>
      Given Alice has an account
      And Alice has set her display name to "Alice Liddell"
      And Alice has made a public room with an alias
      And a server blue
      When blue queries the target about <subject>
      Then the answer is a success with a JSON object
      And the answer gives <a fact>

      Examples:
        | subject         | a fact         |
        | Alice's profile | a display name |
        | that alias      | a room         |

    Example: The target asks by a query
      Given Alice has an account
      And Carol of blue is called "Carol of the Blue"
      When Alice asks for the display name of Carol of blue
      Then blue was asked by a GET for the profile of Carol of blue

  @req:fed.envelope
  Rule: EDUs and PDUs travel in a Transaction, by PUT from origin to destination

    Example: What the target sends
      Given Alice has an account
      And Carol of blue shares a room with Alice
      When Alice sends the message "in an envelope"
      Then the transaction that carries it to blue is sent by PUT

    Example: The first thing that the target sends
      Given Alice has an account
      And a server blue
      And Alice has made a private room
      When Alice invites Carol of blue to the room
      Then the transaction that carries the invitation of Carol to blue is sent by PUT

    Example: What the target is sent
      Given Alice has an account
      And Carol of blue shares a room with Alice
      And Alice follows her events
      When Carol of blue sends the message "in an envelope" in a transaction
      Then the request is accepted
