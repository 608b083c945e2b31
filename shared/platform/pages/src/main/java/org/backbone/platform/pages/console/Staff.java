package org.backbone.platform.pages.console;

/// Somebody of the backbone's staff, as their token names them.
///
/// @param subject who they are to the issuer, for good
/// @param name what they are called; the subject where the token does not say
public record Staff(String subject, String name) {}
