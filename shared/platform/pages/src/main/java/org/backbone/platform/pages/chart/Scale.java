package org.backbone.platform.pages.chart;

import java.util.ArrayList;
import java.util.List;

/// Maps values to units of a drawing, and knows the values that an axis names.
record Scale(double low, double high, double from, double to, List<Double> ticks) {
  /// A scale from 0 to 100 per cent.
  static Scale percent(double from, double to) {
    return new Scale(0, 100, from, to, List.of(0.0, 25.0, 50.0, 75.0, 100.0));
  }

  /// A scale that holds all values between round numbers, with about so many steps.
  static Scale around(double least, double most, int steps, double from, double to) {
    double span = Math.max(most - least, Math.max(Math.abs(most) / 10, 1));
    double step = niceStep(span / steps);
    double low = Math.floor(least / step) * step;
    double high = Math.ceil(most / step) * step;
    if (high == low) {
      high = low + step;
    }
    var ticks = new ArrayList<Double>();
    for (int i = 0; low + i * step <= high + step / 2; i++) {
      ticks.add(low + i * step);
    }
    return new Scale(low, high, from, to, List.copyOf(ticks));
  }

  /// The place of a value.
  double place(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /// The place of a value, in whole units.
  long at(double value) {
    return Math.round(place(value));
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    double nice = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10;
    return Math.max(nice * power, 1);
  }
}
