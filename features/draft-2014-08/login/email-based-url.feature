@mail
Feature: Email-based login by a URL
  The stage m.login.email.url sends a link to the user's address and waits for the click.

  @req:login.email-url.send
  Rule: m.login.email.url validates the address, emails a URL and answers with type and session

    Example: The answer names the stage and the session, and the link comes
      Given Alice may log in by emailed link
      When Alice asks for a link
      Then the answer gives the type "m.login.email.url" and a session
      And a mail with a link comes to Alice

  @req:login.email-url.not-yet
  Rule: Polling before the click yields M_LOGIN_EMAIL_URL_NOT_YET, and the login can still complete

    Example: Before the click
      Given Alice may log in by emailed link
      And Alice has logged in that way
      And Alice has asked for a link
      When Alice asks whether the link was clicked
      Then the request is refused
      And the refusal has the errcode "M_LOGIN_EMAIL_URL_NOT_YET"
      And no credentials are given

    Example: A mail filter that looks the link up has not clicked it
      Given Alice may log in by emailed link
      And Alice has logged in that way
      And Alice has asked for a link
      And a mail filter of Alice has looked the link up by HEAD
      When Alice asks whether the link was clicked
      Then the refusal has the errcode "M_LOGIN_EMAIL_URL_NOT_YET"
      And no credentials are given

    Example: After that the login can still complete
      Given Alice may log in by emailed link
      And Alice has asked for a link
      And Alice has asked whether the link was clicked, and it was not
      And Alice has clicked the link
      When Alice asks whether the link was clicked
      Then the answer gives credentials or names the next stage

  @req:login.email-url.ok
  Rule: After the click the follow-up with the session yields credentials or the next stage

    Example: After the click
      Given Alice may log in by emailed link
      And Alice has asked for a link
      And Alice has clicked the link
      When Alice asks whether the link was clicked
      Then the answer gives credentials or names the next stage

  @req:login.email-url.single-use
  Rule: A URL serves one login once

    Example: A second poll after the success gives nothing
      Given Alice may log in by emailed link
      And Alice has asked for a link
      And Alice has completed the login with it
      When Alice asks whether the link was clicked
      Then the request is refused
      And no credentials are given

    Example: A link of one login does not complete another
      Given Alice may log in by emailed link
      And Alice has logged in that way
      And Alice has asked for a link
      And Alice has asked for another link in another login
      And Alice has clicked the first link
      When Alice asks whether the second link was clicked
      Then no credentials are given
