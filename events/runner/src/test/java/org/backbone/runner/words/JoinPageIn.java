package org.backbone.runner.words;

import org.backbone.partners.pages.JoinPages;
import org.backbone.platform.lambda.Request;
import org.backbone.testkit.HttpEvents;

/// Prints the join page in the language of the argument.
final class JoinPageIn {
  private JoinPageIn() {}

  public static void main(String[] arguments) {
    var event = HttpEvents.to("GET /partners/join").query("lang=" + arguments[0]).event();
    System.out.println(new JoinPages("Our Network").blank(Request.of(event), ""));
  }
}
