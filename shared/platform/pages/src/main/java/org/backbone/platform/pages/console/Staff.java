package org.backbone.platform.pages.console;

/// Somebody of the backbone's staff, as their token names them.
public record Staff(String subject) {}
