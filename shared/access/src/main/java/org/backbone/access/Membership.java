package org.backbone.access;

/// A member of the network that somebody may sign in for.
///
/// @param partner the partner's id
/// @param name its name, as people read it
public record Membership(String partner, String name) {}
