package org.backbone.platform.sheets;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.backbone.platform.core.sheet.SheetFault;

/// How cells of a style show a number, as far as it matters to what the number says.
sealed interface NumberFormat {
  /// A number as short as it can be.
  record Plain() implements NumberFormat {}

  /// A percentage, with its sign.
  record Percent() implements NumberFormat {}

  /// A date, as `2014-10-01 00:00:00`.
  record Date() implements NumberFormat {}

  /// A code, with the zeros in front that it is shown with.
  record Code(int digits) implements NumberFormat {}

  /// The most styles that a workbook may have; Excel's own limit is a third less.
  int MOST = 100_000;

  /// What is no part of a format's own signs: quoted text, a sign that is only left room for or
  /// repeated, a colour.
  Pattern TEXT = Pattern.compile("\"[^\"]*\"|[\\\\_*].|\\[[^\\]]*]");

  /// A number as XML has it.
  Pattern NUMBER = Pattern.compile("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,4})?");

  /// Several zeros and nothing else.
  Pattern ZEROS = Pattern.compile("0{2,30}");

  /// Signs of years, months, days, hours and seconds.
  Pattern DATE_SIGNS = Pattern.compile("[ymdhs]");

  /// How dates are written.
  DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /// The first serial number of the year 10000.
  int LAST_DAY = 2_958_466;

  /// How many digits a spreadsheet shows.
  MathContext SHOWN = new MathContext(15);

  /// How many digits a spreadsheet keeps.
  int DIGITS = 15;

  /// Seconds of a day.
  int DAY = 86_400;

  /// Reads the formats of a workbook's styles, in their order.
  static List<NumberFormat> all(XmlEvents xml) throws IOException {
    var own = new HashMap<String, NumberFormat>();
    var all = new ArrayList<NumberFormat>();
    var within = "";
    for (var event = xml.next(); event != XmlEvents.Event.END; event = xml.next()) {
      var isOpen = event == XmlEvents.Event.OPEN;
      switch (xml.name()) {
        case "numFmts", "cellXfs" -> within = isOpen ? xml.name() : "";
        case "numFmt" -> {
          if (isOpen && within.equals("numFmts")) {
            own.put(xml.attribute("numFmtId"), of(xml.attribute("formatCode")));
          }
        }
        case "xf" -> {
          if (isOpen && within.equals("cellXfs")) {
            all.add(byId(xml.attribute("numFmtId"), own));
          }
        }
        default -> {
          // How it looks.
        }
      }
      if (all.size() > MOST || own.size() > MOST) {
        throw new Unfit(SheetFault.Kind.STYLES_TOO_LARGE);
      }
    }
    return all;
  }

  private static NumberFormat byId(String id, Map<String, NumberFormat> own) {
    var known = own.get(id);
    if (known != null) {
      return known;
    }
    return switch (id) {
      case "9", "10" -> new Percent();
      case "14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47" -> new Date();
      // Dates of East Asia.
      case "27", "28", "29", "30", "31", "32", "33", "34", "35", "36" -> new Date();
      case "50", "51", "52", "53", "54", "55", "56", "57", "58" -> new Date();
      default -> new Plain();
    };
  }

  /// What a format's code means.
  static NumberFormat of(String code) {
    var signs = TEXT.matcher(code).replaceAll("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (signs.contains("%")) {
      return new Percent();
    }
    if (ZEROS.matcher(signs).matches()) {
      return new Code(signs.length());
    }
    var isNumber = signs.contains("#") || (signs.contains("0") && !signs.contains("s"));
    var isDate = DATE_SIGNS.matcher(signs).find() && !signs.equals("general");
    return isDate && !isNumber ? new Date() : new Plain();
  }

  /// The number as its sender sees it; what is no number stays as it is.
  default String show(String number, boolean isSince1904) {
    if ((this instanceof Plain && isShort(number)) || !NUMBER.matcher(number).matches()) {
      return number;
    }
    var exact = new BigDecimal(number);
    var rounded = exact.doubleValue();
    if (Double.isInfinite(rounded) || (rounded == 0 && exact.signum() != 0)) {
      return number;
    }
    return switch (this) {
      case Plain() -> plain(exact);
      case Percent() -> plain(exact.movePointRight(2)) + "%";
      case Code(var digits) -> padded(plain(exact), digits);
      case Date() -> rounded < 0 || rounded >= LAST_DAY ? plain(exact) : date(rounded, isSince1904);
    };
  }

  // Most are counts, and stand there as they are shown.
  private static boolean isShort(String number) {
    for (var i = 0; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        return false;
      }
    }
    return number.length() == 1 || (number.length() < DIGITS && !number.startsWith("0"));
  }

  // 4.8 is kept as 4.7999999999999998: the shortest text that means the same double is what its
  // sender sees, and of a fraction no more than fifteen digits.
  private static String plain(BigDecimal number) {
    var shortest = new BigDecimal(Double.toString(number.doubleValue())).stripTrailingZeros();
    if (shortest.scale() > 0 && shortest.precision() > SHOWN.getPrecision()) {
      shortest = shortest.round(SHOWN).stripTrailingZeros();
    }
    return shortest.scale() < 0 ? shortest.setScale(0).toPlainString() : shortest.toPlainString();
  }

  private static String padded(String number, int digits) {
    return number.matches("[0-9]+")
        ? "0".repeat(Math.max(0, digits - number.length())) + number
        : number;
  }

  // Days since 1900 count a February 29 of that year, which was none.
  private static String date(double serial, boolean isSince1904) {
    var day = (long) Math.floor(serial);
    var first =
        isSince1904
            ? LocalDate.of(1904, 1, 1)
            : LocalDate.of(1899, 12, 30).plusDays(serial < 60 ? 1 : 0);
    return first
        .plusDays(day)
        .atStartOfDay()
        .plusSeconds(Math.round((serial - day) * DAY))
        .format(DATE);
  }
}
