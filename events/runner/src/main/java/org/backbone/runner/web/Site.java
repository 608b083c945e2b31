package org.backbone.runner.web;

import java.io.IOException;

/// What a [WebServer] serves.
@FunctionalInterface
public interface Site {
  /// Answers one request; what it throws unchecked becomes a 500 that tells nothing.
  ///
  /// @throws IOException ends the connection, without an answer
  WebReply answer(WebRequest request) throws IOException;
}
