package org.backbone.runner.mail;

import java.util.List;
import java.util.Optional;

/// What `mail.jte` shows of one message.
///
/// @param isHtml whether it can be shown as its reader sees it
/// @param links where it leads
public record MailView(
    StoredMail mail,
    boolean isHtml,
    List<String> links,
    Optional<String> text,
    Optional<String> calendar) {}
