package org.backbone.partners.pages;

/// What `privacy.jte` shows, in days.
///
/// @param mailbox the address to write to
/// @param waiting a request to join that nobody answers
/// @param tombstone what stays of whoever was erased
/// @param mail what is known of a mail
/// @param text a mail that was not sent
/// @param link a link, after its end
/// @param session a cookie
/// @param token what a program shows
/// @param file a partner's file
/// @param refusedFile one that was refused
/// @param errorFile a file with what is wrong in it
/// @param log what a function noted
/// @param backup a backup of the table
public record PrivacyView(
    String mailbox,
    long waiting,
    long tombstone,
    long mail,
    long text,
    long link,
    long session,
    long token,
    long file,
    long refusedFile,
    long errorFile,
    long log,
    long backup) {}
