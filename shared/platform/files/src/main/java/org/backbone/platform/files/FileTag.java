package org.backbone.platform.files;

/// What is said of a file, so that a rule of its bucket finds it.
///
/// @param name letters, as in the rule
/// @param value letters, as in the rule
public record FileTag(String name, String value) {}
