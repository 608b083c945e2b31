package org.backbone.access;

/// A partner's program, as what it did is kept: it acts for the partner, and for no person.
///
/// @param id of its token; says nothing of what the token is
/// @param name what the partner calls it
public record Program(String id, String name) {}
