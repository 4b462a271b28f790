Feature: Fallback
  A client that does not know a login type shows the user a page that does.

  @req:login.fallback.html
  Rule: GET login/fallback answers with an HTML page

    Example: Asked for the page
      When somebody asks for the login fallback page
      Then the answer is an HTML page

  @req:login.fallback.complete
  Rule: That page can carry out the entire login in a browser, for every flow offered

    @browser @mail @oauth
    Example: By <flow>
      Given Alice may log in by <flow>
      When Alice logs in by <flow> on the login fallback page
      Then the page logs Alice in

      Examples:
        | flow                                      |
        | password                                  |
        | emailed code                              |
        | emailed link                              |
        | OAuth2                                    |
        | password, then emailed code               |
        | password, then OAuth2, then emailed link  |

    @browser @mail @oauth
    Example: By OAuth2 with two services
      Given Alice may log in by OAuth2 with 2 services
      When Alice logs in by OAuth2 on the login fallback page
      Then the page logs Alice in

    @browser @mail @oauth
    Example: Denied at the service
      Given Alice may log in by OAuth2
      When Alice denies a login by OAuth2 on the login fallback page
      Then the page does not log Alice in
