package org.backbone.platform.mail;

/// One mail as it is handed over to be sent.
///
/// @param id names it, so that news of it can be told apart: letters, digits and hyphens
/// @param kind what it is, in a word: `invitation`, `welcome`
/// @param to the address it goes to
/// @param mime the whole mail, as it goes out
public record Envelope(String id, String kind, String to, Mime mime) {}
