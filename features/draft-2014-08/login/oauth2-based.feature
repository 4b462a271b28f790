@oauth
Feature: OAuth2-based login
  The stage m.login.oauth2 sends the user to a service that vouches for them.

  @req:login.oauth2.uri
  Rule: m.login.oauth2 answers with a uri

    Example: Asked for a login by OAuth2
      Given Alice may log in by OAuth2
      When Alice asks where to authorize
      Then the answer gives an absolute uri

  @req:login.oauth2.select
  Rule: With several services the uri is a web page that links to each service's authorization request

    Example: Two services
      Given Alice may log in by OAuth2 with 2 services
      And Alice has asked where to authorize
      When Alice visits the uri
      Then the page links to the authorization request of each service

  @req:login.oauth2.direct
  Rule: With a single service the uri may be the authorization request itself

    Example: One service
      Given Alice may log in by OAuth2
      When Alice asks where to authorize
      Then the uri is an authorization request of our service

  @req:login.oauth2.confidential
  Rule: The home server is a confidential client: it redeems the code with its own credentials; the secret never reaches the browser

    Background:
      Given Alice may log in by OAuth2
      And Alice has asked where to authorize
      And Alice has allowed it at the service

    Example: The home server authenticates at the service
      When Alice visits the redirect URI
      Then the service was shown the home server's own credentials with Alice's code

    Example: The secret stays with the home server
      When Alice visits the redirect URI
      Then the secret is in nothing that Alice's browser was shown

  @req:login.oauth2.redirect
  Rule: The redirect URI with the code answers with credentials, the next stage, or a standard error

    Example: After Allow
      Given Alice may log in by OAuth2
      And Alice has asked where to authorize
      And Alice has allowed it at the service
      When Alice visits the redirect URI
      Then the answer gives credentials or names the next stage

    Example: When the service <trouble>
      Given Alice may log in by OAuth2
      And Alice has logged in that way
      And Alice has asked where to authorize
      And Alice has allowed it at the service
      And the service <trouble> when Alice's code is redeemed
      When Alice visits the redirect URI
      Then the answer is a standard error
      And no credentials are given

      Examples:
        | trouble                          |
        | answers 500 from now on          |
        | answers no JSON from now on      |

  @req:login.oauth2.denied
  Rule: A denied consent, a forged state or a replayed code yields a standard error and no credentials

    Background:
      Given Alice may log in by OAuth2
      And Alice has logged in that way
      And Alice has asked where to authorize

    Example: Deny
      Given Alice has denied it at the service
      When Alice visits the redirect URI
      Then the answer is a standard error
      And no credentials are given

    Example: With <forgery>
      Given Alice has allowed it at the service
      When Alice visits the redirect URI with <forgery>
      Then the answer is a standard error
      And no credentials are given

      Examples:
        | forgery                     |
        | another state               |
        | no state                    |
        | another code                |
        | no code                     |

    Example: The redirect URI visited a second time
      Given Alice has allowed it at the service
      And Alice has visited the redirect URI
      When Alice visits the redirect URI
      Then the answer is a standard error
      And no credentials are given

    Example: Another account at the service
      Given Bob has an account
      And Bob has allowed Alice's login at the service
      When Alice visits the redirect URI
      Then the answer is a standard error
      And no credentials are given
