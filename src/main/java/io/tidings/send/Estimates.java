package io.tidings.send;

import io.tidings.json.JsonFactory;
import io.tidings.message.Price;
import io.tidings.message.Recipient;
import io.tidings.send.body.Addressing;
import io.tidings.send.body.PreviewBody;
import io.tidings.statistics.place.Countries;
import io.tidings.text.Segmentation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Estimates what a send request would cost, by what the countries of its recipients cost the team
 * lately. A country without a price is said to be without one.
 */
@ApplicationScoped
class Estimates {

  /** Of recipients whose number is of no country. */
  private static final String NO_COUNTRY = "";

  @Inject private RecentPrices prices;

  /** What goes to one country. */
  private record Share(int recipients, long segments) {
    private Share and(Share other) {
      return new Share(recipients + other.recipients, segments + other.segments);
    }
  }

  JsonObject of(PreviewBody asked, String team) {
    Map<String, Share> shares = new TreeMap<>();
    asked.addressing().ifPresent(addressing -> share(asked, addressing, shares));
    return json(shares, shares.isEmpty() ? Map.of() : prices.of(team));
  }

  /** Recipients that cannot be read, or whose text cannot be filled, are left out. */
  private static void share(PreviewBody asked, Addressing addressing, Map<String, Share> shares) {
    var ofAll = Segmentation.of(asked.text(), asked.options()).segments().size();
    var recipients = addressing.recipients();
    for (int place = 0; place < recipients.size(); place++) {
      int at = place;
      var segments =
          addressing
              .filled()
              .map(filled -> at < filled.segments().size() ? filled.segments().get(at) : none())
              .orElse(Optional.of(ofAll));
      var country = recipients.get(place).map(Recipient::number).map(Estimates::country);
      if (segments.isPresent() && country.isPresent()) {
        shares.merge(country.get(), new Share(1, segments.get()), Share::and);
      }
    }
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private static String country(String number) {
    return Countries.of(number).orElse(NO_COUNTRY);
  }

  private static JsonObject json(Map<String, Share> shares, Map<String, Price> prices) {
    var countries = JsonFactory.createArrayBuilder();
    var total = new Costs();
    var unknown = new Share(0, 0);
    for (var entry : shares.entrySet()) {
      var country = entry.getKey();
      var share = entry.getValue();
      var json = json(share);
      if (country.isEmpty()) {
        json.addNull("country");
      } else {
        json.add("country", country);
      }
      var price = prices.get(country);
      if (price == null) {
        unknown = unknown.and(share);
      } else {
        json.add("price", Costs.json(price));
        total.add(price, share.segments());
      }
      countries.add(json);
    }
    return JsonFactory.createObjectBuilder()
        .add("cost", total.json())
        .add("unknown", json(unknown))
        .add("countries", countries)
        .add("days", RecentPrices.LATELY.toDays())
        .build();
  }

  private static JsonObjectBuilder json(Share share) {
    return JsonFactory.createObjectBuilder()
        .add("recipients", share.recipients())
        .add("segments", share.segments());
  }
}
