package org.backbone.runner.host;

/// One instance of a function's handler, as an execution environment of Lambda holds one.
public interface LoadedHandler {
  /// Hands the handler an event.
  Answer call(Call call);

  /// Whether it may take another event; what failed to start may not.
  default boolean lasts() {
    return true;
  }

  /// An event for a handler.
  ///
  /// @param deadline when the function's time is up, in milliseconds of the epoch
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  record Call(String requestId, String functionArn, byte[] event, long deadline) {}

  /// A handler's answer, or what Lambda reports of its failure.
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  record Answer(byte[] payload, boolean failed) {}

  /// Makes instances; each runs the handler's constructor.
  interface Maker {
    /// A new instance. A constructor that throws makes one that fails when it is called.
    LoadedHandler make();
  }
}
