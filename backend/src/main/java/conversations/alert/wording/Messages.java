package conversations.alert.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of mails in English; messages/alert_fr.properties has the French ones. A topic is a phrase that names the
 * conversation within a sentence.
 */
@MessageBundle("alert")
public interface Messages {
    @Message("“{subject}”")
    String quoted(String subject);

    @Message("a conversation about {record}")
    String talkAbout(String record);

    @Message("a conversation")
    String talk();

    @Message("Conversation started by {who} on {date}")
    String startedBy(String who, String date);

    @Message("Conversation that you started on {date}")
    String startedByYou(String date);

    @Message("{first} and {second}")
    String two(String first, String second);

    @Message("{first} and {count} others")
    String many(String first, int count);

    @Message("{who} started {topic}")
    String started(String who, String topic);

    @Message("{who} invited you to {topic}")
    String invited(String who, String topic);

    @Message("{who} wrote in {topic}")
    String wrote(String who, String topic);

    @Message("{first} and {second} wrote in {topic}")
    String twoWrote(String first, String second, String topic);

    @Message("{first} and {count} others wrote in {topic}")
    String manyWrote(String first, int count, String topic);

    @Message("{who} added {whom} to {topic}")
    String added(String who, String whom, String topic);

    @Message("{who} left {topic}")
    String left(String who, String topic);

    @Message("{who} removed {whom} from {topic}")
    String removed(String who, String whom, String topic);

    @Message("invited you. You see what is said from now on.")
    String invitedLine();

    @Message("added {whom}.")
    String addedLine(String whom);

    @Message("left.")
    String leftLine();

    @Message("removed {whom}.")
    String removedLine(String whom);

    @Message("{who} removed you from {topic}")
    String removedYou(String who, String topic);

    @Message("removed you. What you could see until then stays in your sidebar.")
    String removedYouLine();

    @Message("About {records}")
    String about(String records);

    @Message("There are earlier ones too.")
    String earlier();

    @Message("edited")
    String edited();

    @Message("Attached: {names}")
    String attached(String names);

    @Message("Open conversation")
    String open();

    @Message(
            "You take part in this conversation. Answer there: replies to this mail reach nobody. Mute it, or choose under Manage Alerts what you are told of.")
    String why();

    @Message(
            "You took part in this conversation. Replies to this mail reach nobody. Choose under Manage Alerts what you are told of.")
    String whyRemoved();

    @Message("Stop all alerts by mail")
    String unsubscribe();

    @Message("Alerts by mail")
    String unsubscribeTitle();

    @Message("Stop all alerts by mail? Pop-ups and unread counts stay as they are.")
    String unsubscribeQuestion();

    @Message("Stop the mails")
    String unsubscribeButton();

    @Message("You get no more alerts by mail. You can turn them on again in the application, under Manage Alerts.")
    String unsubscribed();
}
