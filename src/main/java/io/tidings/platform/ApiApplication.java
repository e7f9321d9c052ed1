package io.tidings.platform;

import io.tidings.access.AccessCheck;
import io.tidings.access.OptionsCheck;
import io.tidings.access.SessionResource;
import io.tidings.access.admin.KeysResource;
import io.tidings.access.admin.SessionsResource;
import io.tidings.access.admin.TeamsResource;
import io.tidings.audit.look.AuditResource;
import io.tidings.document.DocumentResource;
import io.tidings.live.ManyStreamResource;
import io.tidings.live.StreamCheckResource;
import io.tidings.live.StreamResource;
import io.tidings.live.StreamTicketResource;
import io.tidings.platform.http.MalformedHeaders;
import io.tidings.privacy.TextResource;
import io.tidings.privacy.erase.ErasureResource;
import io.tidings.read.HistoryResource;
import io.tidings.read.MessageResource;
import io.tidings.read.SendRequestResource;
import io.tidings.read.export.ExportResource;
import io.tidings.read.export.SearchExportResource;
import io.tidings.read.list.SendRequestCountsResource;
import io.tidings.read.list.SendRequestListResource;
import io.tidings.read.list.SendRequestSearchResource;
import io.tidings.read.search.MessageSearchResource;
import io.tidings.report.look.UnmatchedReportsResource;
import io.tidings.report.look.WebhookCallsResource;
import io.tidings.report.look.WebhookSecretsResource;
import io.tidings.sandbox.TestFence;
import io.tidings.send.MessagesResource;
import io.tidings.send.PreviewResource;
import io.tidings.send.ScheduleResource;
import io.tidings.statistics.StatisticsResource;
import io.tidings.system.StateResource;
import io.tidings.system.SystemResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** What callers reach; each method declares what a call that ends in it needs. */
@ApplicationPath("api")
public class ApiApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        MessagesResource.class,
        PreviewResource.class,
        ScheduleResource.class,
        TextResource.class,
        ErasureResource.class,
        SendRequestResource.class,
        SendRequestListResource.class,
        SendRequestCountsResource.class,
        SendRequestSearchResource.class,
        MessageResource.class,
        MessageSearchResource.class,
        ExportResource.class,
        SearchExportResource.class,
        HistoryResource.class,
        StatisticsResource.class,
        StreamResource.class,
        ManyStreamResource.class,
        StreamCheckResource.class,
        StreamTicketResource.class,
        WebhookCallsResource.class,
        WebhookSecretsResource.class,
        UnmatchedReportsResource.class,
        SessionResource.class,
        SessionsResource.class,
        KeysResource.class,
        TeamsResource.class,
        AuditResource.class,
        StateResource.class,
        SystemResource.class,
        DocumentResource.class,
        HealthResource.class,
        MetricsResource.class,
        AccessCheck.class,
        TestFence.class,
        OptionsCheck.class,
        MalformedHeaders.class,
        UnknownParameters.class,
        ProblemMapper.class);
  }

  /** Jersey would describe the calls in a format of its own, to anyone. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
