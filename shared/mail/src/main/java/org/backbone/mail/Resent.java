package org.backbone.mail;

import java.time.Instant;
import org.backbone.audit.Actor;

/// That staff sent a message again.
///
/// @param at the last time
/// @param by who did
public record Resent(Instant at, Actor by) {}
