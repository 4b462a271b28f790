Feature: Profiles
  A profile shows other users a name that means something to them.

  @req:profile.displayname
  Rule: A user has a display name that they can set and others can read, locally and across servers

    Example: Read by another user of the same server
      Given Alice and Bob have accounts
      When Alice sets her display name to "Alice Liddell"
      Then the request is accepted
      And Bob finds Alice's display name to be "Alice Liddell"

    Example: Read by another server
      Given Alice has an account
      And a server blue
      And the target answers a query of blue about Alice's profile
      When Alice sets her display name to "Alice Liddell"
      Then the request is accepted
      And blue finds Alice's display name to be "Alice Liddell"

    Example: A name of another server's user
      Given Alice has an account
      And Carol of blue is called "Carol of the Blue"
      When Alice asks for the display name of Carol of blue
      Then Alice is told "Carol of the Blue"

    Example: A new name replaces the old one
      Given Alice and Bob have accounts
      And Alice has set her display name to "Old Name"
      When Alice sets her display name to "New Name"
      Then the request is accepted
      And Bob finds Alice's display name to be "New Name"

  @req:profile.unicode
  Rule: A display name is any valid Unicode string and survives unharmed

    Example: A name <kind>
      Given Alice and Bob have accounts
      When Alice sets a display name <kind>
      Then the request is accepted
      And Bob finds Alice's display name unharmed

      Examples:
        | kind                          |
        | in several scripts            |
        | written from right to left    |
        | with emoji of several parts   |
        | with combining marks          |
        | of quotes and backslashes     |
        | that looks like markup        |
        | beyond the basic plane        |

  @req:profile.own-only
  Rule: Nobody changes another user's profile

    Example: Another user's display name stays as it is
      Given Alice and Mallory have accounts
      And Alice has set her display name to "Alice"
      When Mallory sets Alice's display name to "Malice"
      Then the request is refused
      And Alice finds her display name to be "Alice"
