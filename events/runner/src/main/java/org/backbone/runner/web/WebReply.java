package org.backbone.runner.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An answer, whole.
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
public record WebReply(int status, List<Header> headers, byte[] body) {
  /// One line of the head.
  public record Header(String name, String value) {}

  /// A body of some type.
  public static WebReply of(int status, String type, byte[] body) {
    return new WebReply(status, List.of(new Header("content-type", type)), body);
  }

  /// What a gateway has to say.
  public static WebReply message(int status, String text) {
    var json = "{\"message\":\"" + text + "\"}";
    return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /// The answer with one header more.
  public WebReply with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new WebReply(status, List.copyOf(more), body);
  }
}
