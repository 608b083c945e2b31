package org.backbone.runner.mail;

/// What goes wrong with the next message, if one asks for it.
public enum SendFault {
  /// SES answers 500; the message is not taken.
  ANSWER_500,
  /// SES says nothing for half a minute, then 503; the message is not taken.
  STALL,
  /// SES takes the message, and the connection breaks before its answer.
  DROP
}
