package org.backbone.audit;

/// What can be done, by a code: the words of the capability that does it say it, as `deed.<code>`.
///
/// @param capability whose words say it, as `partners`
/// @param code `approved`, in kebab case
public record Deed(String capability, String code) {
  /// Refuses what cannot be kept as [#text].
  public Deed {
    if (!capability.matches("[a-z]+") || !code.matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException("no deed: " + capability + "." + code);
    }
  }

  /// The deed as it is kept: `partners.approved`.
  public String text() {
    return capability + "." + code;
  }

  /// The deed that was kept as `text`.
  public static Deed of(String text) {
    var dot = text.indexOf('.');
    return new Deed(text.substring(0, Math.max(0, dot)), text.substring(dot + 1));
  }
}
