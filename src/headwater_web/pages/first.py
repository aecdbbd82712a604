"""The words of the first pages. Editors change them; a new site starts with these."""

from headwater_web.pages.actions import FirstPage

ABOUT = FirstPage(
    slug="about",
    title="About this site",
    introduction=(
        "This site shows what is known about serious violence here, so that people who can "
        "prevent it decide together and can be asked about what they decided."
    ),
    body=(
        "<h2>What you find here</h2>"
        "<ul><li>Measures: what is counted, why it matters, and what it cannot say.</li>"
        "<li>Areas: the same measures for each district.</li>"
        "<li>The needs assessment, which puts them together in words.</li></ul>"
        "<h2>What you do not find here</h2>"
        "<p>Nobody is listed, scored or ranked. Small numbers are withheld, because they could "
        "point at a person. A missing number is shown as missing and never as zero.</p>"
        "<h2>Every number can be followed</h2>"
        "<p>Each measure says how its number was made: from whose file, up to which "
        "day, how complete it was, and how sure we can be.</p>"
    ),
)
YOUR_DATA = FirstPage(
    slug="your-data",
    title="Your data",
    introduction="What is held, why, until when, and how to ask about it.",
    body=(
        "<h2>What reaches this site</h2>"
        "<p>Only counts and rates that have passed a check. This site holds no record of "
        "anyone&rsquo;s health, harm or contact with the police, and has no way to reach one.</p>"
        "<h2>What the partnership&rsquo;s engine holds</h2>"
        "<p>Partners send files under written agreements. Names and dates of birth are used once, "
        "to see that two records are about the same event or person, and are then kept apart, "
        "encrypted, until the day the agreement says they are deleted. A file without an "
        "agreement is refused.</p>"
        "<h2>If you have an account here</h2>"
        "<p>We hold your name, your e-mail address, the roles you were given and when you signed "
        "in. Who changed what is written down and kept.</p>"
        "<h2>If you only visit</h2>"
        "<p>We set no cookie to follow you and load nothing from anyone else.</p>"
        "<h2>Your rights</h2>"
        "<p>You can ask what is held about you and have mistakes put right. Write to the "
        "partnership; its address is at the foot of every page once something is released. You "
        "can also complain to the Information Commissioner.</p>"
    ),
)
ACCESSIBILITY = FirstPage(
    slug="accessibility",
    title="Accessibility",
    introduction="We want everyone to be able to use this site. Tell us where you cannot.",
    body=(
        "<h2>What we aim for</h2>"
        "<p>The Web Content Accessibility Guidelines 2.2, level AA. The site works without "
        "JavaScript, with a keyboard alone, at four times the size, and with a screen reader.</p>"
        "<h2>Charts and maps</h2>"
        "<p>Every chart has its numbers in a table and its point in a sentence. Nothing is told by "
        "colour alone.</p>"
        "<h2>What we know does not work well yet</h2>"
        "<p>The editor in which we write these plain pages needs JavaScript.</p>"
        "<h2>Tell us</h2>"
        "<p>If something does not work for you, or you need it in another form, write to the "
        "partnership and say which page it was. We answer within ten working days.</p>"
    ),
)
FIRST_PAGES = (ABOUT, YOUR_DATA, ACCESSIBILITY)
