package org.backbone.functions.dashboard;

import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;

/// Prints the home page of a network at work in the language of the argument.
final class HomePageIn {
  private HomePageIn() {}

  public static void main(String[] arguments) {
    var event = HttpEvents.to("GET /").query("lang=" + arguments[0]).event();
    System.out.println(
        SampleNetwork.atWork().handler().handleRequest(event, new TestContext(10_000)).getBody());
  }
}
