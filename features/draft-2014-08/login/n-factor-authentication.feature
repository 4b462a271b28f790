@mail @oauth
Feature: N-Factor Authentication
  Several stages make one login: they are listed, each names the next, and none can be left out.

  @req:login.nfactor.next
  Rule: A completed stage that is not the last answers with next, the type of the next stage, and no credentials

    Example: The first of two stages
      Given Alice may log in by password, then emailed code
      When Alice submits her password
      Then the answer names "m.login.email.code" as the next stage
      And no credentials are given

    Example: The first two of three stages
      Given Alice may log in by password, then OAuth2, then emailed link
      When Alice submits her password
      Then the answer names "m.login.oauth2" as the next stage
      And no credentials are given
      When Alice goes on by OAuth2
      Then the answer names "m.login.email.url" as the next stage
      And no credentials are given

  @req:login.nfactor.stages
  Rule: A server with N-factor login lists all the stages when first asked

    Example: The stages that a login went through are listed
      Given Alice may log in by password, then emailed code
      And Alice has logged in that way
      When somebody asks how to log in
      Then a listed flow has exactly the stages that the login went through

  @req:login.nfactor.order
  Rule: Stages complete in order, within one session; skipping or repeating gains nothing

    Background:
      Given Alice may log in by password, then emailed code

    Example: All stages in order complete the login
      When Alice completes the login stage by stage
      Then the answer gives credentials for Alice

    Example: The last stage alone gives no credentials
      Given Alice has logged in that way
      When Alice goes through the last stage alone
      Then no credentials are given

    Example: Repeating the first stage gives no credentials
      Given Alice has logged in that way
      And Alice has submitted her password
      When Alice submits her password again in that session
      Then no credentials are given

    Example: A stage of another flow gives no credentials
      Given Alice has logged in that way
      And Alice has submitted her password
      When Alice goes through a stage of another flow in that session
      Then no credentials are given

    Example: Another user's first stage is of no use
      Given Alice has logged in that way
      And Bob may log in by password, then emailed code
      And Bob has submitted his password
      When Alice goes through the last stage in Bob's session
      Then no credentials are given

    Example: The second stage in no session gives no credentials
      Given Alice has logged in that way
      And Alice has submitted her password
      When Alice goes through the last stage alone
      Then no credentials are given
