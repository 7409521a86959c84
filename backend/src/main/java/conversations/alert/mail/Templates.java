package conversations.alert.mail;

import conversations.alert.wording.MailContent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates in resources/templates/alert; values in HTML are escaped there. */
@CheckedTemplate(basePath = "alert", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {
    private Templates() {}

    static native TemplateInstance mailHtml(MailContent content);

    static native TemplateInstance mailText(MailContent content);

    /** @param css the page's own styles
     * @param done whether it is the answer, not the question */
    static native TemplateInstance unsubscribe(String language, String css, boolean done);
}
