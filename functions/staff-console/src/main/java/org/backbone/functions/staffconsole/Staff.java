package org.backbone.functions.staffconsole;

/// Somebody of the backbone's staff, as their token names them.
record Staff(String subject) {}
