package org.backbone.platform.lambda;

/// What the house itself says, on every route alike, where a route has no answer of its own: each
/// a page in the reader's language, or a problem where the request was sent to the API.
public interface HouseReplies {
  /// To a request that cannot be read, where the routes' section says nothing of it. With the
  /// status of `bad`.
  Reply unreadable(Request request, BadRequest bad);

  /// To a request that would change something and does not come from a page of ours; 403.
  Reply elsewhere(Request request);

  /// To a request that is one too many, of which nothing was done; 429.
  ///
  /// @param seconds how long to wait, one at least
  Reply tooMany(Request request, long seconds);

  /// To a request that we failed at, with the failure's status and reference. It asks no store, for
  /// that may be what failed.
  Reply failed(Request request, Failure failure);
}
