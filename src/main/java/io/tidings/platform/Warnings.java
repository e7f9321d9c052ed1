package io.tidings.platform;

import io.tidings.infobip.InfobipClient;
import io.tidings.infobip.http.InfobipSettings;
import io.tidings.report.silence.SilenceAlarm;
import io.tidings.submit.OutboxRelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** What somebody should look at although this node can do its work. */
@ApplicationScoped
class Warnings {

  private static final System.Logger LOG = System.getLogger(Warnings.class.getName());

  @Inject private InfobipSettings infobip;
  @Inject private OutboxRelay relay;
  @Inject private SilenceAlarm silence;

  void tell() {
    infobip.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
    InfobipClient.warning().ifPresent(warning -> LOG.log(Level.WARNING, warning));
  }

  /** One sentence each; none when all is well. */
  List<String> sentences() {
    var sentences = new ArrayList<>(infobip.warnings());
    relay
        .pause()
        .ifPresent(why -> sentences.add("No messages are submitted at the moment: " + why + "."));
    silence.warning().ifPresent(sentences::add);
    return sentences;
  }
}
