package org.backbone.platform.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// The one gate that text passes on its way into a mail's head or a calendar: nothing in it can
/// begin a new line, so nothing can add a recipient or a property.
public final class Clean {
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern CONTROLS_IN_A_LINE =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029&&[^\\n]]+");
  private static final Pattern ADDRESS =
      Pattern.compile("[!#$%&'*+/=?^_`{|}~.A-Za-z0-9-]{1,64}@[A-Za-z0-9.-]{1,253}");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private Clean() {}

  /// The text on one line; there no word needs a joiner, which some mail programs show as a box.
  public static String line(String text) {
    var spaced = CONTROLS.matcher(text.replace("\u2060", "")).replaceAll(" ");
    return SPACES.matcher(spaced).replaceAll(" ").strip();
  }

  /// The text with plain line breaks and no other controls.
  public static String lines(String text) {
    var broken = text.replace("\r\n", "\n").replace('\r', '\n');
    return CONTROLS_IN_A_LINE.matcher(broken).replaceAll(" ");
  }

  /// The address with its domain in ASCII, as SES takes it; refuses what is none.
  public static String address(String address) {
    var at = address.lastIndexOf('@');
    if (at > 0) {
      var ascii = address.substring(0, at + 1) + ascii(address.substring(at + 1));
      if (ADDRESS.matcher(ascii).matches()) {
        return ascii;
      }
    }
    throw noAddress();
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      throw noAddress();
    }
  }

  // The address itself stays out of the message, and so out of logs.
  private static IllegalArgumentException noAddress() {
    return new IllegalArgumentException("not an address that mail can go to");
  }
}
