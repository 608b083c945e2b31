package org.backbone.mail;

/// Where a message stands.
public enum OutboxState {
  /// Waits to be sent, or to be tried again after a definite failure.
  PENDING,
  /// Somebody claimed it and is sending it, or died while sending it.
  SENDING,
  /// SES took it.
  SENT,
  /// Nobody knows whether SES took it; looked at again when its event has had time to come.
  UNKNOWN,
  /// It was sent and came back, or its reader complained.
  BOUNCED,
  /// SES will not take it, or did not for too long.
  FAILED,
  /// It was too late to send it.
  EXPIRED
}
