Feature: Architecture
  How clients and home servers talk: REST over HTTP with JSON, one shape of error, and a stream of events.

  @req:arch.http-json
  Rule: The client API is REST over HTTP with JSON bodies

    Example: Asking <question> is answered in JSON
      Given Alice has an account
      And Alice has made a public room
      When Alice asks <question>
      Then the answer is a success with a JSON body

      Examples:
        | question                  |
        | how to log in             |
        | for her own display name  |
        | who is in the room        |
        | what happened in the room |

  @req:arch.error-body
  Rule: A refused request answers with the standard error body: a JSON object with a machine-readable errcode

    Example: <offence> is answered with an errcode
      Given Alice has an account
      And Bob has an account
      And Alice has made a private room
      When Bob makes the invalid request: <offence>
      And that was refused
      Then the refusal has the standard error body

      Examples:
        | offence                                |
        | making a room with a body that is not JSON |
        | sending to a room he is not in         |
        | sending to a room that does not exist  |
        | using a token that was never given     |
        | joining an alias that does not exist   |

  @req:arch.event-stream
  Rule: A client follows what happens to its user through an event stream it can resume from a token

    Background:
      Given Alice and Bob have accounts
      And Alice has made a public room
      And Bob has joined the room
      And Bob follows his events

    Example: Everything that happens is delivered once
      When Alice sends these messages:
        | one   |
        | two   |
        | three |
      Then Bob receives each of them once, in that order

    Example: An older token gives again what happened since
      Given Alice has sent the message "while listening"
      And Bob has received it
      When Bob resumes his events from where he began
      Then Bob receives it again

    Example: What happened between two requests is not lost
      Given Alice has sent the message "nobody was asking"
      When Bob resumes his events from where he began
      Then Bob receives it

  @req:arch.txn-id
  Rule: A client request made under a client-chosen transaction id may be repeated and takes effect once

    Background:
      Given Alice has an account
      And Alice has made a public room
      And Alice follows her events

    Example: Repeated under the same id, a message is sent once
      When Alice sends the message "only once" twice under one transaction id
      Then Alice receives that message once, as a later one shows

    Example: Under two ids, the same message is sent twice
      When Alice sends the message "once more" twice under two transaction ids
      Then Alice receives that message twice, as a later one shows

  @req:arch.user-id
  Rule: A user id is an opaque localpart combined with the domain of the user's home server

    Example: Registration gives an id at the home server
      When Alice registers
      Then the user id given has a localpart and the home server's name

    Example: Events name their sender by that id
      Given Alice has an account
      And Alice has made a public room
      And Alice follows her events
      And Alice has sent the message "who said this?"
      When Alice has received it
      Then that event names Alice as its sender
