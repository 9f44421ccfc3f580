package handoff_test

import (
	"strings"
	"testing"

	"frontdesk/handoff"
)

func TestSubjects(t *testing.T) {
	t.Parallel()
	s := mainSubjects(t)
	for _, test := range []struct{ got, want string }{
		{must(s.Fact(handoff.FamilyHandoff, "front-desk", "h1", "opened"))(t), "frontdesk.v1.main.handoff.front-desk.h1.opened"},
		{must(s.Fact(handoff.FamilyAlert, "all", "a1", "acknowledged"))(t), "frontdesk.v1.main.alert.all.a1.acknowledged"},
		{must(s.Fact(handoff.FamilyFeedback, "billing", "f1", "recovery_opened"))(t), "frontdesk.v1.main.feedback.billing.f1.recovery_opened"},
		{must(s.FactsOf(handoff.FamilyHandoff, "billing"))(t), "frontdesk.v1.main.handoff.billing.>"},
		{must(s.Desk(handoff.VerbClaim, "anna"))(t), "frontdesk.v1.main.desk.claim.anna"},
		{must(s.Desk(handoff.VerbList, handoff.Nobody))(t), "frontdesk.v1.main.desk.list.-"},
		{s.FAQPublished(), "frontdesk.v1.main.faq.published"},
		{s.Ask(), "frontdesk.v1.main.faq.ask"},
		{s.VisitCompleted(), "frontdesk.v1.main.visit.completed"},
		{s.VisitCancelled(), "frontdesk.v1.main.visit.cancelled"},
		{s.Intake(), "frontdesk.v1.main.intake.update"},
	} {
		if test.got != test.want {
			t.Errorf("%s; want %s", test.got, test.want)
		}
	}
}

func TestTokensThatWouldChangeASubjectAreRefused(t *testing.T) {
	t.Parallel()
	s := mainSubjects(t)
	for _, token := range []string{"", "a.b", "*", ">", "a*", "a b", "a\tb", "a\nb", "a\x00", "\u00a0", "\xff", "\u200b", strings.Repeat("a", 101)} {
		if subject, err := s.Fact(handoff.FamilyHandoff, token, "h1", "opened"); err == nil {
			t.Errorf("team %q made %q", token, subject)
		}
		if subject, err := s.Fact(handoff.FamilyHandoff, "team", token, "opened"); err == nil {
			t.Errorf("handoff %q made %q", token, subject)
		}
		if subject, err := s.Desk(handoff.VerbSay, token); err == nil {
			t.Errorf("staff %q made %q", token, subject)
		}
		if _, err := handoff.NewClient(nil, "main", token); err == nil {
			t.Errorf("a client of %q was made", token)
		}
	}
	for _, name := range []string{"closed", "", "rated", "opened.x"} {
		if subject, err := s.Fact(handoff.FamilyHandoff, "team", "h1", name); err == nil {
			t.Errorf("fact %q made %q", name, subject)
		}
	}
	if _, err := s.Fact("weather", "team", "h1", "opened"); err == nil {
		t.Error("an unknown family has a subject")
	}
	for _, clinic := range []string{"", "-a", "Main", "a.b", "*", ">", "ä", strings.Repeat("a", 41)} {
		if _, err := handoff.NewSubjects(clinic); err == nil {
			t.Errorf("clinic %q has subjects", clinic)
		}
	}
}
