package org.backbone.platform.core;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an e-mail address must be for us to write to it.
///
/// Narrower than the standard, on purpose: no quotes, comments or address literals, and a local
/// part in ASCII, because the mail service takes no other.
public final class EmailAddress {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int SHORT_DIGEST = 16;
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");
  private static final Set<String> SHARED =
      Set.of(
          "aol.com",
          "att.net",
          "comcast.net",
          "cox.net",
          "gmail.com",
          "gmx.com",
          "googlemail.com",
          "hotmail.com",
          "hotmail.es",
          "icloud.com",
          "live.com",
          "mac.com",
          "mail.com",
          "me.com",
          "msn.com",
          "outlook.com",
          "outlook.es",
          "pm.me",
          "proton.me",
          "protonmail.com",
          "sbcglobal.net",
          "swbell.net",
          "verizon.net",
          "yahoo.com",
          "yahoo.com.mx",
          "yahoo.es",
          "ymail.com",
          "zoho.com");

  private EmailAddress() {}

  /// What is wrong with an address, as a problem's code, if anything is.
  public static Optional<String> fault(String typed) {
    var address = typed.strip();
    if (address.isEmpty()) {
      return Optional.of("missing");
    }
    if (address.length() > LONGEST) {
      return Optional.of("email_too_long");
    }
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return Optional.of("email_without_at");
    }
    var local = address.substring(0, at);
    if (at == address.length() - 1) {
      return Optional.of("email_without_domain");
    }
    if (local.chars().anyMatch(c -> c > 126)) {
      return Optional.of("email_local_not_ascii");
    }
    if (local.length() > LONGEST_LOCAL
        || !LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(ascii(address.substring(at + 1))).matches()) {
      return Optional.of("not_an_email");
    }
    return Optional.empty();
  }

  /// The one spelling of an address: trimmed, in lower case, its domain in ASCII. Needs an address
  /// without [#fault(String)].
  public static String normal(String typed) {
    var address = typed.strip();
    int at = address.lastIndexOf('@');
    return (address.substring(0, at + 1) + ascii(address.substring(at + 1)))
        .toLowerCase(Locale.ROOT);
  }

  /// What stands for an address in keys and in the log: the digest of its one spelling. Of what is
  /// no address, it is the digest of what was typed, in lower case.
  public static String digest(String typed) {
    return Digest.sha256(
        fault(typed).isEmpty() ? normal(typed) : typed.strip().toLowerCase(Locale.ROOT));
  }

  /// The beginning of [#digest(String)], enough to tell apart those whom one network writes to.
  public static String shortDigest(String typed) {
    return digest(typed).substring(0, SHORT_DIGEST);
  }

  /// The domain of an organisation's own addresses; empty where everybody can have one, as at a
  /// mail provider.
  public static Optional<String> ownDomain(String address) {
    var normal = normal(address);
    var domain = normal.substring(normal.lastIndexOf('@') + 1);
    return SHARED.contains(domain) ? Optional.empty() : Optional.of(domain);
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
