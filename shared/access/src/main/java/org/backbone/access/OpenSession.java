package org.backbone.access;

/// A session that lasts, as its owner and staff see it: not its token, which nobody has twice.
///
/// @param id the digest of its token
public record OpenSession(String id, Session session) {}
